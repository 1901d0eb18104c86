import type { ReactNode } from 'react'
import { Logo } from '@/components/shell/logo'

/** What is seen before anybody is signed in: one narrow column, and who is speaking. */
export default function PublicLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-full w-full max-w-[496px] flex-col px-6 pt-[12vh] pb-12 max-sm:px-4 max-sm:pt-8">
      <p className="mb-6 flex items-center gap-2 font-semibold text-14 tracking-[-0.01em]">
        <Logo />
        Tessera
      </p>
      {children}
    </div>
  )
}
