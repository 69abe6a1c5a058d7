// As much of the shell's grammar as the commands in our documents use.

const quoted = /"(?:\\.|[^"\\])*"|'[^']*'/.source;
const redirection = `\\d*(?:>>|>&|<<<|>|<)\\s*(?:&?\\d\\b|(?:${quoted}|[^\\s;|&])+)`;
const word = `(?:${quoted}|\\\\.|[^\\s"'\\\\;|&()<>])+`;
const token = new RegExp(`\\s+|#.*$|&&|\\|\\||[;|&()]|${redirection}|${word}`, "gs");

/** The simple commands of one line, each as its words: quotes taken off, comments, redirections and assignments left
 * out. "…" and "..." stand for what a reader fills in and are left out too. */
export function simpleCommands(line) {
  const commands = [];
  let words = [];
  const end = () => {
    while (words.length > 0 && /^\w+=/.test(words[0])) words.shift();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (const [text] of line.matchAll(token)) {
    if (/^\s|^#/.test(text)) continue;
    else if (/^(?:&&|\|\||[;|&()])$/.test(text)) end();
    else if (!/^\d*[<>]/.test(text) && !/^\[?(?:…|\.\.\.)\]?$/.test(text)) words.push(unquoted(text));
  }
  end();
  return commands;
}

function unquoted(word) {
  return word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/gs, (all, double, single, escaped) => {
    return double?.replace(/\\(["\\$`])/g, "$1") ?? single ?? escaped;
  });
}
