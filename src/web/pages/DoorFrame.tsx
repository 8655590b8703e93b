// The plain frame of what stands before the program: signing in, setting up, mending what is owed.
import type { ReactNode } from 'react'
import { LargeTypeButton } from '../LargeTypeButton.tsx'

export function DoorFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="sj-door">
      <header className="sj-door-brand">
        <img src="/icon.svg" alt="" width={44} height={44} />
        <div>
          <p className="sj-door-name">说聚</p>
          <p className="sj-faint">政协履职工作平台</p>
        </div>
        <LargeTypeButton />
      </header>
      <main className="sj-door-card">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}
