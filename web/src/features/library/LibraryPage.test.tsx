import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Content, Session } from '@/api/types';
import { SessionContext } from '@/api/useSession';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { ContentPage } from './ContentPage';
import { LibraryPage } from './LibraryPage';

const leaf: Content = {
  content_id: 'cnt_1',
  version: 2,
  archived: false,
  kind: 'lesson',
  title: 'The leaf as a factory',
  summary: 'How a leaf is built.',
  body: 'STEPS\n- Hold a leaf against the light.\n- <b>Label</b> the layers.\nTalk about it.',
  staff_notes: 'The waxy coat keeps water in.',
  concept_ids: ['photosynthesis'],
  subject: 'Biology',
  grade_from: 5,
  grade_to: 8,
  reading_level: 5,
  minutes: 45,
  accommodations: ['word_bank'],
  state: 'published',
  source: null,
  licence: 'CC BY 4.0',
  author: 'A. Teacher',
  generated_by: null,
  cost_usd: 0,
  parts: [],
  made_by: 'teacher_demo',
  updated_at: '2026-03-02T10:30:00Z',
};

let asked: string[] = [];
let sent: { method: string; path: string; headers: Headers; body: Record<string, unknown> }[] = [];

beforeEach(() => {
  asked = [];
  sent = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (init.method !== 'GET') {
      sent.push({
        method: init.method ?? '',
        path,
        headers: new Headers(init.headers),
        body: JSON.parse((init.body as string | undefined) ?? '{}') as Record<string, unknown>,
      });
      return Promise.resolve(
        Response.json(
          {
            title: 'Invalid',
            status: 422,
            detail: '',
            errors: [{ field: 'title', message: 'must not be blank' }],
          },
          { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      );
    }
    asked.push(path);
    if (path.includes('/search')) {
      const none = path.includes('q=xyz');
      return Promise.resolve(
        Response.json({
          index: 'ready',
          results: none
            ? []
            : [
                {
                  content: { ...leaf, body: '' },
                  marked: {
                    title: [
                      { text: 'The ', marked: false },
                      { text: 'leaf', marked: true },
                      { text: ' as a factory', marked: false },
                    ],
                  },
                },
              ],
        }),
      );
    }
    if (path.includes('/similar')) {
      return Promise.resolve(
        Response.json({
          results: [{ content: { ...leaf, content_id: 'cnt_2', title: 'Pores' }, marked: {} }],
        }),
      );
    }
    if (path.includes('/versions')) {
      return Promise.resolve(
        Response.json({
          content: [leaf, { ...leaf, version: 1, title: 'The leaf', body: 'As it was.' }],
          next_cursor: null,
        }),
      );
    }
    if (path.includes('cnt_gone')) {
      return Promise.resolve(Response.json({ title: 'Not Found' }, { status: 404 }));
    }
    const parts = path.includes('cnt_unit') ? ['cnt_gone', 'cnt_1'] : [];
    return Promise.resolve(
      Response.json({ content: { ...leaf, parts } }, { headers: { ETag: '"42"' } }),
    );
  });
});

function show(at: string) {
  const session = { role: 'teacher', display_name: 'Ms. Rivera' } as Session;
  return renderInClass(
    <SessionContext value={session}>
      <Routes>
        <Route path="/library" element={<LibraryPage />} />
        <Route path="/library/:contentId" element={<ContentPage />} />
      </Routes>
    </SessionContext>,
    sampleDashboard(),
    at,
  );
}

it('searches while one types, marks what was searched for, and says when there is nothing', async () => {
  show('/library');
  const search = await screen.findByRole('searchbox', { name: 'Search the library' });
  await userEvent.type(search, 'leaf');
  expect(await screen.findByText('leaf', { selector: 'mark' })).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByLabelText('Kind'), 'lesson');
  await vi.waitFor(() => expect(asked.at(-1)).toContain('kind=lesson'));
  expect(asked.at(-1)).toContain('q=leaf');
  await userEvent.clear(search);
  await userEvent.type(search, 'xyz');
  expect(await screen.findByText(/^Nothing found/)).toBeInTheDocument();
});

it('shows an item as text with points and headings, and what is like it', async () => {
  show('/library/cnt_1');
  expect(await screen.findByRole('heading', { name: 'The leaf as a factory' })).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'STEPS' })).toBeInTheDocument();
  expect(screen.getByText('<b>Label</b> the layers.')).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'For staff only' })).toHaveTextContent('waxy coat');
  const similar = await screen.findByRole('region', { name: 'More like this' });
  expect(within(similar).getByRole('link', { name: 'Pores' })).toHaveAttribute(
    'href',
    '/library/cnt_2',
  );
});

it('changes the version that was read and shows at the field what is wrong', async () => {
  show('/library/cnt_1');
  await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
  const title = await screen.findByLabelText('Title');
  await userEvent.clear(title);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('must not be blank')).toBeInTheDocument();
  expect(sent[0]?.method).toBe('PUT');
  expect(sent[0]?.headers.get('If-Match')).toBe('"42"');
  expect(sent[0]?.body).toMatchObject({ title: '', minutes: 45, concept_ids: ['photosynthesis'] });
});

it('shows what it was before and brings that back as the next version', async () => {
  show('/library/cnt_1');
  await userEvent.click(await screen.findByRole('button', { name: /^Version 2/ }));
  await userEvent.click(await screen.findByText('The leaf'));
  expect(screen.getByText('As it was.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Bring back version 2' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Bring back version 1' }));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.method).toBe('PUT');
  expect(sent[0]?.headers.get('If-Match')).toBe('"42"');
  expect(sent[0]?.body).toMatchObject({ title: 'The leaf', body: 'As it was.', minutes: 45 });
});

it('asks before it puts anything into the archive', async () => {
  show('/library/cnt_1');
  await userEvent.click(await screen.findByRole('button', { name: 'Archive' }));
  expect(sent).toHaveLength(0);
  expect(await screen.findByRole('dialog')).toHaveTextContent(/Its versions stay/);
});

it('says in words that a part, or the whole, is no longer there', async () => {
  show('/library/cnt_unit');
  const parts = await screen.findByRole('region', { name: 'Made of' });
  expect(await within(parts).findByText('A part that is no longer in the library')).toBeVisible();
  expect(parts).not.toHaveTextContent('cnt_');
  show('/library/cnt_gone');
  expect(await screen.findByText('This is not in the library, or no longer.')).toBeVisible();
});
