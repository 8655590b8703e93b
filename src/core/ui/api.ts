// How pages reach the published API: JSON in and out, the change token from its cookie, and every failure as a problem with words.

/** What went wrong, as the server words it (RFC 9457), or as we do when there was no server to ask. */
export interface Trouble {
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly reasons: readonly { readonly field?: string; readonly says: string }[]
  /** The line of the operator's log. */
  readonly reference?: string
}

export class ApiProblem extends Error {
  readonly problem: Trouble
  constructor(problem: Trouble) {
    super(problem.detail)
    this.problem = problem
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export async function api<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await send(`/api${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : changeToken()),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  const text = await answer.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** Fetches a file and hands it to the browser under the name the server gives it. */
export async function download(path: string): Promise<void> {
  const answer = await send(`/api${path}`, { method: 'GET', headers: { accept: '*/*' } })
  const named = /filename\*=utf-8''([^;]+)/i.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const href = URL.createObjectURL(await answer.blob())
  const link = Object.assign(document.createElement('a'), { href, download: named ? decodeURIComponent(named) : '下载' })
  link.click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}

/** Sends one file; only XMLHttpRequest tells how far it has got. `fields` go along as form fields, before the file. */
export function upload<T>(
  path: string,
  file: File,
  onProgress: (percent: number) => void = () => {},
  fields: Readonly<Record<string, string>> = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api${path}`)
    for (const [name, value] of Object.entries(changeToken())) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (e) => e.lengthComputable && onProgress(Math.round((100 * e.loaded) / e.total)))
    request.addEventListener('load', () => {
      if (request.status < 400) resolve((request.responseText ? JSON.parse(request.responseText) : undefined) as T)
      else reject(new ApiProblem(troubleIn(request.status, request.responseText)))
    })
    request.addEventListener('error', () => reject(new ApiProblem(unreachable)))
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file, file.name)
    request.send(form)
  })
}

/** Any error as something to show; a fault of the page itself is said to be one. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ApiProblem) return error.problem
  const detail = error instanceof Error ? error.message : String(error)
  return { title: '页面出错了', status: 0, detail, code: 'page', reasons: [] }
}

const unreachable: Trouble = {
  title: '连不上服务器',
  status: 0,
  detail: '请检查网络后重试。已经填写的内容还在这一页上。',
  code: 'unreachable',
  reasons: [],
}

/** Fetches, and throws an ApiProblem for every answer that is not one. */
export async function send(request: string | Request, init: RequestInit): Promise<Response> {
  const answer = await fetch(request, { ...init, credentials: 'same-origin' }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem(unreachable)
  })
  if (!answer.ok) throw new ApiProblem(troubleIn(answer.status, await answer.text()))
  return answer
}

function troubleIn(status: number, text: string): Trouble {
  const said = parsed(text)
  if (said && typeof said === 'object' && 'title' in said)
    return { reasons: [], detail: '', code: 'problem', ...(said as object), status } as unknown as Trouble
  return { title: '系统出错了', status, detail: `服务器的回答无法理解（${status}）。请稍后再试。`, code: 'fault', reasons: [] }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The header that proves a change was asked for by our own page. Behind https the cookie's name carries a prefix. */
export function changeToken(): Record<string, string> {
  const token = /(?:^|;\s*)(?:__Host-)?shuoju_csrf=([^;]*)/.exec(document.cookie)?.[1]
  return token ? { 'x-csrf-token': decodeURIComponent(token) } : {}
}
