import { createRoot } from 'react-dom/client';
import '@fluentui/react-icons/headless/styles.css';
import './simulator.css';
import { Outlook } from './Outlook.tsx';
import { SinkPage } from './SinkPage.tsx';

createRoot(document.getElementById('root')!).render(location.pathname === '/sink' ? <SinkPage /> : <Outlook />);
