// Reads pages from stdin, each as a line of JSON, and answers each with a line of JSON: its faults.
import { createInterface } from "node:readline";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const RULES = {
    // How a page is written down is not looked at: what is checked here was written by the browser.
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // A question with several answers, or several places, sends one name several times.
    "form-dup-name": "off",
    // A list of thousands of places is no <select>: the field follows the combobox pattern of WAI-ARIA.
    "prefer-native-element": ["error", { exclude: ["listbox"] }],
    // A matter of search engines, which do not come to personal pages.
    "long-title": "off",
};

const validator = new HtmlValidate(
    new FileSystemConfigLoader({ root: true, extends: ["html-validate:recommended"], rules: RULES }),
);

const written = (message) => `${message.ruleId}: ${message.message} at ${message.selector}`;

for await (const line of createInterface({ input: process.stdin })) {
    const { results } = await validator.validateString(JSON.parse(line));
    const faults = results.flatMap(({ messages }) => messages.map(written));
    process.stdout.write(`${JSON.stringify(faults)}\n`);
}
