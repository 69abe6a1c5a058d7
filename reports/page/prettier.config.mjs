// How the page's TypeScript, its style and its tests are laid out. scripts/lint --fix does it.
export default { printWidth: 120 };
