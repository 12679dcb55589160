/** Every operation, side by side in one component, and a call of each on the harness's two consumers. */
import {
  useCreateConsumer,
  useCreateKey,
  useDeleteConsumer,
  useDeleteKey,
  useRenameConsumer,
  useRevealKey,
  useRollConsumer,
  useRollKey,
  useUpdateKey,
} from "latchkey";
import { inAnHour } from "./harness.tsx";

export const useAll = () => ({
  createKey: useCreateKey(),
  createConsumer: useCreateConsumer(),
  renameConsumer: useRenameConsumer(),
  deleteConsumer: useDeleteConsumer(),
  revealKey: useRevealKey(),
  updateKey: useUpdateKey(),
  deleteKey: useDeleteKey(),
  rollKey: useRollKey(),
  rollConsumer: useRollConsumer(),
});
export type All = ReturnType<typeof useAll>;
export type Act = (all: All) => Promise<unknown>;

export const everyChange: [keyof All, Act][] = [
  ["createKey", (all) => all.createKey.run("acme", { description: "New" })],
  ["createConsumer", (all) => all.createConsumer.run({ label: "Initech" })],
  ["renameConsumer", (all) => all.renameConsumer.run("acme", "ACME Corp.")],
  ["deleteConsumer", (all) => all.deleteConsumer.run("acme")],
  ["revealKey", (all) => all.revealKey.run("acme", "ci")],
  ["updateKey", (all) => all.updateKey.run("acme", "ci", { description: "Build" })],
  ["deleteKey", (all) => all.deleteKey.run("acme", "ci")],
  ["rollKey", (all) => all.rollKey.run("acme", "ci", { expiresOn: inAnHour() })],
  ["rollConsumer", (all) => all.rollConsumer.run("acme", { expiresOn: inAnHour() })],
];
