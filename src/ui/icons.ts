/** The icons of the page, each imported from its own module so that no other one is loaded. */
export { default as Check } from "lucide-react/icons/check";
export { default as CircleCheck } from "lucide-react/icons/circle-check";
export { default as CircleSlash } from "lucide-react/icons/circle-slash";
export { default as Clock } from "lucide-react/icons/clock";
export { default as Copy } from "lucide-react/icons/copy";
export { default as Eye } from "lucide-react/icons/eye";
export { default as EyeOff } from "lucide-react/icons/eye-off";
export { default as KeyRound } from "lucide-react/icons/key-round";
export { default as LogIn } from "lucide-react/icons/log-in";
export { default as Mail } from "lucide-react/icons/mail";
export { default as Pencil } from "lucide-react/icons/pencil";
export { default as Plus } from "lucide-react/icons/plus";
export { default as RotateCw } from "lucide-react/icons/rotate-cw";
export { default as Trash } from "lucide-react/icons/trash-2";
export { default as TriangleAlert } from "lucide-react/icons/triangle-alert";
export { default as WifiOff } from "lucide-react/icons/wifi-off";
export { default as X } from "lucide-react/icons/x";
