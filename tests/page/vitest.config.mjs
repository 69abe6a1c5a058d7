import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["unit/*.test.ts"], environment: "node", reporters: ["verbose"] },
  resolve: { alias: { "@page": `${process.env.YIELDMARK_PAGE_DIR}/src` } },
});
