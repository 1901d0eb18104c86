import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '@/app/providers'
import { getLocale, getMessages, getRegionalLocale } from '@/lib/i18n'

// Every answer carries its own nonce and is one person's; nothing is made when the program is built.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Tessera', template: '%s · Tessera' },
  // A gradebook is nobody's business but the school's.
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const locale = await getLocale()
  const chosen = await cookies()
  return (
    <html
      lang={locale}
      data-theme={oneOf(['light', 'dark'], chosen.get('tessera-theme')?.value)}
      data-density={oneOf(['compact'], chosen.get('tessera-density')?.value)}
    >
      <body>
        <Providers locale={await getRegionalLocale()} messages={await getMessages('shell', 'errors')}>
          {children}
        </Providers>
      </body>
    </html>
  )
}

function oneOf(known: readonly string[], value: string | undefined): string | undefined {
  return known.find((candidate) => candidate === value)
}
