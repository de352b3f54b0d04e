import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { i18n } from 'i18next';
import { useState, useSyncExternalStore } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '../http/query-client';
import { createRouter } from './routes';

const darkness = window.matchMedia('(prefers-color-scheme: dark)');
const onDarkness = (changed: () => void) => {
  darkness.addEventListener('change', changed);
  return () => darkness.removeEventListener('change', changed);
};

function Themed({ nonce }: { readonly nonce: string | undefined }) {
  const { i18n } = useTranslation();
  const isDark = useSyncExternalStore(onDarkness, () => darkness.matches);
  const [router] = useState(createRouter);
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? enUS : zhCN}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: '#1554ad',
          colorInfo: '#1554ad',
          // The usual 45 % is too faint to be read by everybody (WCAG 1.4.3).
          colorTextDescription: isDark ? 'rgba(255, 255, 255, 0.65)' : 'rgba(0, 0, 0, 0.65)',
          fontFamily: 'inherit',
        },
      }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <RouterProvider router={router} />
    </ConfigProvider>
  );
}

interface ProvidersProps {
  readonly texts: i18n;
  readonly nonce: string | undefined;
}

export function Providers({ texts, nonce }: ProvidersProps) {
  const [client] = useState(createQueryClient);
  return (
    <I18nextProvider i18n={texts}>
      <QueryClientProvider client={client}>
        <Themed nonce={nonce} />
      </QueryClientProvider>
    </I18nextProvider>
  );
}
