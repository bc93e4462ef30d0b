import type { Frame } from 'playwright-core';

/** Calls of the mailbox API, run in the pane over the real office.js. */
export const inPane = {
  item: (pane: Frame) =>
    pane.evaluate(() => {
      const item = Office.context.mailbox.item;
      if (!item) return null;
      const methods = item as unknown as Record<string, unknown>;
      return {
        subject: item.subject,
        from: item.from.emailAddress,
        messageId: item.internetMessageId,
        attachments: item.attachments.map(({ name, size, isInline }) => ({ name, size, isInline })),
        methods: ['getAsFileAsync', 'getAllInternetHeadersAsync', 'getAttachmentContentAsync'].filter((name) => typeof methods[name] === 'function'),
      };
    }),
  file: (pane: Frame) =>
    pane.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          Office.context.mailbox.item!.getAsFileAsync((result) => (result.status === Office.AsyncResultStatus.Succeeded ? resolve(result.value) : reject(new Error(result.error.message))));
        }),
    ),
  headers: (pane: Frame) => pane.evaluate(() => new Promise<string>((resolve) => Office.context.mailbox.item!.getAllInternetHeadersAsync((result) => resolve(result.value)))),
  text: (pane: Frame) => pane.evaluate(() => new Promise<string>((resolve) => Office.context.mailbox.item!.body.getAsync(Office.CoercionType.Text, (result) => resolve(result.value)))),
};
