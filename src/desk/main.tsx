import './without-eval.ts';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import '@fluentui/react-icons/headless/styles.css';
import { createRoot } from 'react-dom/client';
import './desk.css';
import { Desk } from './Desk.tsx';

// The policy admits styles by nonce only; the script element carries it, and script may read it where style sheets cannot.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
const renderer = createDOMRenderer(document, nonce === undefined ? {} : { styleElementAttributes: { nonce } });
const place = document.getElementById('desk');
if (place === null) throw new Error('desk.html has no place for the desk');
createRoot(place).render(<RendererProvider renderer={renderer} targetDocument={document}><Desk /></RendererProvider>);
