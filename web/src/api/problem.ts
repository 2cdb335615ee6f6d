export interface FieldError {
  field: string;
  message: string;
}

/** An answer of the API that says what went wrong (RFC 9457), or the lack of any answer (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldError[] = [],
    readonly retryAfterSeconds: number | null = null,
    /** What kind of problem it is, such as time-over. */
    readonly kind = '',
  ) {
    super(detail || title);
  }

  static async of(response: Response): Promise<Problem> {
    const retryAfter = Number(response.headers.get('Retry-After'));
    const body = await bodyOf(response);
    return new Problem(
      response.status,
      body.title ?? `The server answered ${response.status}.`,
      body.detail ?? '',
      body.errors ?? [],
      retryAfter > 0 ? retryAfter : null,
      body.type?.split(':').at(-1),
    );
  }

  static unreachable(): Problem {
    return new Problem(0, 'The server cannot be reached.', 'Check the connection and try again.');
  }
}

/** No answer at all, or that of a gateway whose server is away. */
export const isAway = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 0 || error.status >= 500);

/** Somebody else changed it since it was read. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof Problem && error.status === 412;

/** It is not there, or not for this reader. */
export const isGone = (error: unknown): boolean => error instanceof Problem && error.status === 404;

interface ProblemBody {
  type?: string;
  title?: string;
  detail?: string;
  errors?: FieldError[];
}

async function bodyOf(response: Response): Promise<ProblemBody> {
  const text = await response.text();
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    // A gateway in between may answer with HTML: its text is nothing for a person to read.
    return {};
  }
}
