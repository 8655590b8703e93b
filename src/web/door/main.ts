// The tablet at the door: one page that goes on without network. Opened by staff from the meeting's page as /door/#ACTIVITY.
import './door.css'
import { element } from './element.ts'
import { screenOf, type Screen } from './screen.ts'
import { openShelf } from './shelf.ts'
import { doorWork } from './work.ts'

const everySoOften = 15_000

async function open(root: HTMLElement): Promise<void> {
  if (!window.isSecureContext) {
    root.replaceChildren(
      element('p', { class: 'wrong', role: 'alert' }, '签到平板须用 https 打开：浏览器只在安全的连接上允许离线使用和签名。'),
    )
    return
  }
  await navigator.serviceWorker.register('/door/sw.js', { scope: '/door/' })
  // Asks the browser not to clear what has not been sent yet.
  await navigator.storage.persist()
  let screen: Screen | null = null
  const work = await doorWork(await openShelf(), () => screen?.draw())
  screen = screenOf(root, work, location.hash.slice(1))
  screen.draw()
  await work.send()
  addEventListener('online', () => void work.send())
  setInterval(() => void work.send(), everySoOften)
}

const root = document.querySelector<HTMLElement>('#door')
if (root)
  open(root).catch((error: unknown) => {
    root.replaceChildren(
      element('p', { class: 'wrong', role: 'alert' }, `这台平板不能用来签到：${error instanceof Error ? error.message : String(error)}`),
    )
  })
