import { Problem } from './problem';

type Body = Record<string, unknown>;
interface Options {
  idempotencyKey?: string;
  ifMatch?: string;
  ifNoneMatch?: string;
  signal?: AbortSignal;
}

export function get<T>(path: string, options: Options = {}): Promise<T> {
  return request<T>('GET', path, undefined, options);
}

/** With the entity tag that a change has to name. */
export async function getTagged(path: string): Promise<{ body: unknown; etag: string }> {
  const response = await send('GET', path, undefined, {});
  return { body: await response.json(), etag: response.headers.get('ETag') ?? '*' };
}

/** An answer with its entity tag. */
export interface Tagged<T> {
  body: T;
  etag: string;
  /** When it came, by this browser's clock. */
  bodyAt: number;
}

/** Asks only for what has changed since. */
export async function getIfChanged<T>(path: string, known?: Tagged<T>): Promise<Tagged<T>> {
  const response = await send(
    'GET',
    path,
    undefined,
    known === undefined ? {} : { ifNoneMatch: known.etag },
  );
  if (response.status === 304 && known !== undefined) return known;
  return {
    body: (await response.json()) as T,
    etag: response.headers.get('ETag') ?? '',
    bodyAt: Date.now(),
  };
}

export function post<T>(path: string, body: Body = {}, options: Options = {}): Promise<T> {
  return request<T>('POST', path, body, options);
}

export function put<T>(path: string, body: Body, options: Options = {}): Promise<T> {
  return request<T>('PUT', path, body, options);
}

export function patch<T>(path: string, body: Body, options: Options = {}): Promise<T> {
  return request<T>('PATCH', path, body, options);
}

export async function remove(path: string, options: Options = {}): Promise<void> {
  await send('DELETE', path, undefined, options);
}

/** Sends a file as a form does. */
export async function upload<T>(path: string, file: File, options: Options = {}): Promise<T> {
  const form = new FormData();
  form.append('file', file);
  return (await (await send('POST', path, form, options)).json()) as T;
}

/** Reads every page of a list, so that a screen never shows 20 of 32 students. */
export async function everyPage<T>(path: string, key: string): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: '200', ...(cursor === null ? {} : { cursor }) });
    const page: Record<string, unknown> = await get<Record<string, unknown>>(
      `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`,
    );
    rows.push(...(page[key] as T[]));
    cursor = (page.next_cursor as string | null | undefined) ?? null;
  } while (cursor !== null);
  return rows;
}

async function request<T>(
  method: string,
  path: string,
  body: Body | undefined,
  options: Options,
): Promise<T> {
  const response = await send(method, path, body, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function send(
  method: string,
  path: string,
  body: Body | FormData | undefined,
  { idempotencyKey, ifMatch, ifNoneMatch, signal }: Options,
): Promise<Response> {
  // Of a form the browser writes the content type itself: only it knows the boundary.
  const isForm = body instanceof FormData;
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json');
  if (method !== 'GET') headers.set('X-XSRF-TOKEN', cookie('XSRF-TOKEN'));
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  if (ifMatch !== undefined) headers.set('If-Match', ifMatch);
  if (ifNoneMatch !== undefined) headers.set('If-None-Match', ifNoneMatch);
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((reason: unknown) => {
    if (signal?.aborted) throw reason;
    throw Problem.unreachable();
  });
  if (!response.ok && response.status !== 304) throw await Problem.of(response);
  return response;
}

function cookie(name: string): string {
  const entry = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return entry === undefined ? '' : decodeURIComponent(entry.slice(name.length + 1));
}
