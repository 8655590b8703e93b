// Keeps this one page for when there is no network: the page and the files it names, nothing else. It never answers for the API, so nothing
// that is said about people comes out of a cache.
interface Waiting extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void
}
interface Asking extends Event {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}
interface Keeper {
  addEventListener(kind: 'install' | 'activate', hear: (event: Waiting) => void): void
  addEventListener(kind: 'fetch', hear: (event: Asking) => void): void
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
}

const keeper = self as unknown as Keeper
const page = '/door/'
const shelf = 'door-page'

keeper.addEventListener('install', (event) => event.waitUntil(fetchPage().then(() => keeper.skipWaiting())))
keeper.addEventListener('activate', (event) => event.waitUntil(keeper.clients.claim()))
keeper.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  // The page itself is asked for anew whenever that is possible; what it names carries a hash and never changes.
  if (pathname === page) event.respondWith(fetchPage().catch(() => kept(page)))
  else if (pathname.startsWith('/assets/') || pathname === '/icon.svg') event.respondWith(kept(pathname).catch(() => fetch(request)))
})

/** The page with everything it names, put away together; older files of it go. */
async function fetchPage(): Promise<Response> {
  const answer = await fetch(page, { cache: 'no-cache', credentials: 'omit' })
  if (!answer.ok) throw new Error(`${answer.status}`)
  const named = [...(await answer.clone().text()).matchAll(/(?:src|href)="(\/(?:assets\/[^"]+|icon\.svg))"/g)].map((m) => m[1] ?? '')
  const cache = await caches.open(shelf)
  for (const path of named) if (!(await cache.match(path))) await cache.add(path)
  await cache.put(page, answer.clone())
  const current = new Set([page, ...named])
  for (const { url } of await cache.keys()) if (!current.has(new URL(url).pathname)) await cache.delete(url)
  return answer
}

async function kept(path: string): Promise<Response> {
  const found = await (await caches.open(shelf)).match(path)
  if (!found) throw new Error(`${path} is not kept`)
  return found
}
