/*
 * What office.js needs of Microsoft's MicrosoftAjax.js, which is not in its package: with these names defined it does not
 * fetch that file from Microsoft's servers, and the demo stays offline. Loaded before office.js.
 */
interface AjaxType {
  registerNamespace?: (name: string) => void;
  /** On every function: the string files of the library register their tables with it. */
  prototype: { registerClass?: () => void };
}
interface AjaxWindow {
  Type?: AjaxType;
  Sys?: object;
}
interface AjaxFunction {
  _validateParams?: () => null;
  _validateParameter?: () => null;
}
interface AjaxError {
  argument?: (name?: string, message?: string) => Error;
  parameterCount?: (message?: string) => Error;
}

const ajaxWindow = window as unknown as AjaxWindow;
const ajaxFunction = Function as unknown as AjaxFunction & AjaxType;
const ajaxError = Error as unknown as AjaxError;

ajaxWindow.Type = ajaxFunction;
ajaxFunction.registerNamespace = (name) => {
  let place = window as unknown as Record<string, Record<string, unknown>>;
  for (const part of name.split('.')) place = (place[part] ??= {}) as Record<string, Record<string, unknown>>;
};
ajaxFunction.prototype.registerClass = () => undefined;
ajaxFunction._validateParams = () => null;
ajaxFunction._validateParameter = () => null;
ajaxError.argument = (name, message) => new Error(message ?? `argument ${name ?? ''}`);
ajaxError.parameterCount = (message) => new Error(message ?? 'parameter count');

ajaxWindow.Sys = {
  StringBuilder: class {
    private readonly parts: string[] = [];
    append(text: string): this {
      this.parts.push(text);
      return this;
    }
    toString(): string {
      return this.parts.join('');
    }
  },
  Serialization: { JavaScriptSerializer: { serialize: (value: unknown) => JSON.stringify(value), deserialize: (text: string) => JSON.parse(text) as unknown } },
  Debug: { trace: () => undefined },
};
