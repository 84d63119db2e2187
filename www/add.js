// The page of snippets: fills in where the shop has put the files, and copies.

/** Names of files of the build, where a snippet names them without a folder. */
const FILE = /(?<=^|["'])(refund-check\.(?:js|css|wasm)|embed\.(?:html|js))/gm;

/** @type {HTMLInputElement} */
const input = document.querySelector("#address");
const problem = document.querySelector("#address-problem");
const snippets = [...document.querySelectorAll("pre")].map((shown) => ({ shown, text: shown.textContent }));

/** The folder's address with its last slash; nothing where what was typed is no address of the web. */
function folder() {
  if (!URL.canParse(input.value)) return undefined;
  const { href, protocol } = new URL(input.value);
  return /^https?:$/.test(protocol) ? href.replace(/[?#].*$/, "").replace(/\/?$/, "/") : undefined;
}

function fill() {
  const address = folder();
  problem.textContent = address ? "" : "Please give a whole address, such as https://your.shop/refund-check/";
  if (address) snippets.forEach(({ shown, text }) => (shown.textContent = text.replace(FILE, (file) => address + file)));
}

function addCopy({ shown }) {
  const button = document.createElement("button");
  button.className = "copy";
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", () => copy(shown, button));
  shown.tabIndex = 0;
  shown.after(button);
}

async function copy(shown, button) {
  try {
    await navigator.clipboard.writeText(shown.textContent);
    button.textContent = "Copied";
  } catch {
    // Not every page may write to the clipboard; what is selected can be copied by hand.
    getSelection().selectAllChildren(shown);
    button.textContent = "Selected: press Ctrl+C";
  }
}

input.value = new URL(".", location.href).href;
input.addEventListener("input", fill);
fill();
snippets.forEach(addCopy);
