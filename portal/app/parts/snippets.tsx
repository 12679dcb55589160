import { Tabs } from "radix-ui";
import { CodeBlock } from "./code-block.tsx";

const languages = [
  {
    name: "curl",
    code: (url: string) => `curl --get "${url}/api/weather" \\
  --data-urlencode "city=Oslo" \\
  --header "Authorization: Bearer $SKYLARK_API_KEY"`,
  },
  {
    name: "JavaScript",
    code: (url: string) => `const key = process.env.SKYLARK_API_KEY;
const response = await fetch(
  "${url}/api/weather?city=Oslo",
  { headers: { Authorization: \`Bearer \${key}\` } },
);
console.log(await response.json());`,
  },
  {
    name: "Python",
    code: (url: string) => `import os, requests
key = os.environ["SKYLARK_API_KEY"]
print(requests.get(
    "${url}/api/weather?city=Oslo",
    headers={"Authorization": f"Bearer {key}"},
).json())`,
  },
] as const;

/** The first call, in three languages. */
export function Snippets({ apiUrl }: { apiUrl: string }) {
  return (
    <Tabs.Root className="snippets" defaultValue={languages[0].name}>
      <Tabs.List className="tabs" aria-label="Language">
        {languages.map(({ name }) => (
          <Tabs.Trigger key={name} className="tab" value={name}>
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {languages.map(({ name, code }) => (
        <Tabs.Content key={name} value={name} tabIndex={-1}>
          <CodeBlock label={`${name} example`} code={code(apiUrl)} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
