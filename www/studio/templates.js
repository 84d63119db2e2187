// A file of the folder of templates, which stands beside the page's script: `list`, or a template by its name.

export async function template(name) {
  const response = await fetch(new URL(`templates/${name}.json`, import.meta.url));
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response.json();
}
