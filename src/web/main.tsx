// The browser entry: language, look, reading and changing, then either the sign-in page or the program.
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from '#/core/ui/api.ts'
import { usePhone, useStillness } from '#/core/ui/phone.ts'
import { keyOf } from '#/core/ui/query.tsx'
import '#/core/ui/ui.css'
import { ClockProvider } from '#/core/ui/wall-clock.tsx'
import { useLargeType } from './large-type.ts'
import { SessionGate } from './SessionGate.tsx'
import './shell.css'
import { fontSizeOf, themeOf } from './theme.ts'

dayjs.locale('zh-cn')

/** A session that has ended is noticed by whatever is asked next: the sign-in page appears where one was. */
function noticeEnd(error: unknown): void {
  if (error instanceof ApiProblem && error.problem.code === 'signInNeeded') client.setQueryData(keyOf('/session'), null)
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  mutationCache: new MutationCache({ onError: noticeEnd }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (times, error) => times < 2 && !(error instanceof ApiProblem && error.problem.status >= 400 && error.problem.status < 500),
    },
  },
})

const wallClock = (): Date => new Date()

function Program() {
  const sizes = { isPhone: usePhone(), isLarge: useLargeType()[0], isStill: useStillness() }
  const fontSize = fontSizeOf(sizes)
  useEffect(() => {
    document.documentElement.style.setProperty('--sj-size', `${fontSize}px`)
    document.documentElement.dataset['large'] = sizes.isLarge ? 'yes' : 'no'
  }, [fontSize, sizes.isLarge])
  return (
    <ConfigProvider locale={zhCN} theme={themeOf(sizes)} button={{ autoInsertSpace: false }}>
      <App message={{ top: 64, maxCount: 3 }}>
        <QueryClientProvider client={client}>
          <ClockProvider value={wallClock}>
            <SessionGate />
          </ClockProvider>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}

const place = document.querySelector('#app')
if (place)
  createRoot(place).render(
    <StrictMode>
      <Program />
    </StrictMode>,
  )
