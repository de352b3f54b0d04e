import 'antd/dist/reset.css';
import './ui/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers';
import { startTexts } from './texts/language';
import { cssNonce, giveStylesTheNonce } from './ui/css-nonce';

const nonce = cssNonce();
if (nonce) giveStylesTheNonce(nonce);

void startTexts().then((texts) => {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <Providers texts={texts} nonce={nonce} />
    </StrictMode>,
  );
});
