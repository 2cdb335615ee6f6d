import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '@/api/keys';
import type { Dashboard } from '@/api/types';
import { applyEvent } from '@/live/applyEvent';
import { withChange, type CellChanges } from '@/live/changes';
import type { MasteryUpdate } from '@/live/events';
import { renderInClass } from '@/testing/render';
import { sampleAlert, sampleDashboard } from '@/testing/sampleClass';
import { DashboardPage } from './DashboardPage';

let dashboard: Dashboard;

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  dashboard = sampleDashboard(Date.now());
});

const grid = () => screen.getByRole('grid', { name: 'Mastery' });
const names = () =>
  within(grid())
    .getAllByRole('rowheader')
    .map((cell) => within(cell).getByRole('link').textContent);
const cellOf = (student: string, concept: string) => {
  const cell = grid().querySelector(`[data-student="${student}"] [data-concept="${concept}"]`);
  if (!(cell instanceof HTMLElement)) throw new Error('no such cell');
  return cell;
};

const event: MasteryUpdate = {
  type: 'mastery_update',
  offset: 42,
  timestamp: '2026-03-02T10:43:00Z',
  class_id: 'class_001',
  student_id: 'student_004',
  mastery_data: {
    concept_id: 'ecosystems',
    previous_mastery: 0.5,
    new_mastery: 0.81,
    level: 'mastered',
    observations: 9,
    interval: { low: 0.62, high: 0.92 },
    last_updated: '2026-03-02T10:43:00Z',
  },
};

describe('the class dashboard', () => {
  it('shows every student and every concept of the class at once', () => {
    renderInClass(<DashboardPage />, dashboard);
    expect(names()).toHaveLength(24);
    for (const { concept_name } of dashboard.concepts) {
      expect(
        within(grid()).getByRole('columnheader', { name: new RegExp(concept_name) }),
      ).toBeVisible();
    }
    expect(within(grid()).getAllByText(/^\d+(\.\d)?%$/)).toHaveLength((24 + 1) * 6);
  });

  it('marks with a sign and a word where a student is stuck, for as long as the alert is open', async () => {
    const { change } = renderInClass(<DashboardPage />, {
      ...dashboard,
      alerts: [sampleAlert({ student_id: 'student_004', concept_id: 'ecosystems' })],
    });
    const cell = cellOf('student_004', 'ecosystems');
    expect(within(cell).getByRole('img', { name: 'Stuck' })).toBeVisible();
    expect(within(grid()).getAllByRole('img', { name: 'Stuck' })).toHaveLength(1);
    act(() => {
      change((before) => ({ ...before, alerts: [] }));
    });
    await waitFor(() => expect(within(cell).queryByRole('img', { name: 'Stuck' })).toBeNull());
  });

  it('moves and marks exactly the cell that an event is about', async () => {
    const { change, cache } = renderInClass(<DashboardPage />, dashboard);
    act(() => {
      change((before) => applyEvent(before, event));
      cache.setQueryData(keys.changes('class_001'), withChange(new Map(), event, Date.now()));
    });
    const cell = cellOf('student_004', 'ecosystems');
    await vi.waitFor(() => expect(cell).toHaveTextContent('81%'));
    expect(within(cell).getByRole('img', { name: 'changed just now by 31 points' })).toBeVisible();
    expect(grid().querySelectorAll('[data-changed]')).toHaveLength(1);
  });

  it('says a change to a screen reader', async () => {
    const { change, cache } = renderInClass(<DashboardPage />, dashboard);
    act(() => {
      change((before) => applyEvent(before, event));
      cache.setQueryData(keys.changes('class_001'), withChange(new Map(), event, Date.now()));
    });
    await vi.waitFor(
      () =>
        expect(screen.getByTestId('announcer')).toHaveTextContent('Dmitri Falk: Ecosystems 81%'),
      { timeout: 4_000 },
    );
  });

  it('says thirty changes within ten seconds in a few sentences, and an alert with them', async () => {
    vi.useFakeTimers();
    const { change, cache } = renderInClass(<DashboardPage />, dashboard);
    const sentences = new Set<string>();
    let changes: CellChanges = new Map();
    for (let offset = 42; offset < 72; offset += 1) {
      const student_id = dashboard.students[offset % 24]?.student_id ?? '';
      changes = withChange(changes, { ...event, offset, student_id }, Date.now());
      await act(async () => {
        cache.setQueryData(keys.changes('class_001'), changes);
        if (offset === 50) {
          const alert = sampleAlert({ alert_id: 'new', student_id: 'student_004', kind: 'idle' });
          change((before) => ({ ...before, alerts: [...before.alerts, alert] }));
        }
        await vi.advanceTimersByTimeAsync(333);
      });
      sentences.add(screen.getByTestId('announcer').textContent);
    }
    await act(() => vi.advanceTimersByTimeAsync(20_000));
    sentences.add(screen.getByTestId('announcer').textContent);
    vi.useRealTimers();
    expect([...sentences]).toEqual([
      '',
      expect.stringMatching(/^ ?\d mastery values changed$/),
      expect.stringMatching(/^Dmitri Falk needs you: Idle\. \d+ mastery values changed$/),
    ]);
  });

  it('tells observations and range of a cell by keyboard alone', async () => {
    const user = userEvent.setup();
    renderInClass(<DashboardPage />, dashboard);
    within(grid())
      .getByRole('button', { name: /Student/ })
      .focus();
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(cellOf('student_001', 'cell_structure')).toHaveFocus();
    await user.keyboard('{Enter}');
    const details = await screen.findByRole('dialog', { name: 'Adaeze Bright, Cell structure' });
    expect(details).toHaveTextContent('From 2 answers; likely between 0% and 21%');
  });

  it('sorts by a concept and says so', async () => {
    const user = userEvent.setup();
    renderInClass(<DashboardPage />, dashboard);
    const header = within(grid()).getByRole('columnheader', { name: /Ecosystems/ });
    await user.click(within(header).getByRole('button'));
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    const figures = names().map((name) => {
      const id = dashboard.students.find(({ student_name }) => student_name === name)?.student_id;
      return dashboard.mastery.find(
        ({ student_id, concept_id }) => student_id === id && concept_id === 'ecosystems',
      )?.mastery;
    });
    expect(figures).toEqual([...figures].sort((a, b) => (a ?? 0) - (b ?? 0)));
  });

  it('finds students by name, by IEP and by state', async () => {
    const user = userEvent.setup();
    renderInClass(<DashboardPage />, dashboard);
    const choose = (option: string) => user.selectOptions(screen.getByLabelText('Show'), option);
    await user.type(screen.getByLabelText('Find a student'), 'vera');
    expect(names()).toEqual(['Vera Xanthos']);
    await user.clear(screen.getByLabelText('Find a student'));
    await choose('With an IEP');
    expect(names()).toHaveLength(8);
    await choose('Stuck');
    expect(names()).toEqual(['Chiara Dorn']);
  });

  it('names who needs the teacher, with the evidence and what clears it', () => {
    renderInClass(<DashboardPage />, dashboard);
    const panel = screen.getByRole('region', { name: 'Who needs me now' });
    const items = within(panel).getAllByRole('listitem');
    expect(items.map((item) => within(item).getByRole('link').textContent)).toEqual([
      'Chiara Dorn',
      'Hugo Jansen',
      'Kiri Manuka',
    ]);
    expect(items[0]).toHaveTextContent('12 attempts at Photosynthesis');
    expect(items[0]).toHaveTextContent('Clears with two right answers');
  });

  it('takes "I helped" off the list at once and offers to undo it', async () => {
    const user = userEvent.setup();
    const asked: unknown[] = [];
    vi.stubGlobal('fetch', (path: string, { body, headers }: RequestInit) => {
      const { action } = JSON.parse(body as string) as { action: string };
      asked.push([path, action, new Headers(headers).get('If-Match')]);
      const alert =
        action === 'undo'
          ? sampleAlert()
          : sampleAlert({
              state: 'dismissed',
              action: 'helped',
              closed_by: 'Ms. Rivera',
              version: 7,
            });
      return Promise.resolve(Response.json({ status: 'success', alert }));
    });
    renderInClass(<DashboardPage />, dashboard).change((before) => before);
    const panel = screen.getByRole('region', { name: 'Who needs me now' });
    await user.click(within(panel).getByRole('button', { name: 'I helped: Chiara Dorn' }));
    expect(await within(panel).findByText('Marked as helped: Chiara Dorn')).toBeVisible();
    expect(within(panel).queryByRole('link', { name: 'Chiara Dorn' })).toBeNull();
    const undo = within(panel).getByRole('button', { name: 'Undo' });
    expect(undo).toHaveFocus();
    await user.click(undo);
    expect(await within(panel).findByRole('link', { name: 'Chiara Dorn' })).toBeVisible();
    expect(asked).toEqual([
      ['/api/students/alerts/alert_1/dismiss', 'helped', `"${sampleAlert().version}"`],
      ['/api/students/alerts/alert_1/dismiss', 'undo', '"7"'],
    ]);
  });

  it('moves no alert from under the pointer, and none of two is pressed for the other', async () => {
    const user = userEvent.setup();
    const { change } = renderInClass(<DashboardPage />, dashboard);
    const panel = screen.getByRole('region', { name: 'Who needs me now' });
    const order = () =>
      within(panel)
        .getAllByRole('listitem')
        .map((item) => within(item).getByRole('link').textContent);
    expect(order()).toEqual(['Chiara Dorn', 'Hugo Jansen', 'Kiri Manuka']);
    await user.hover(within(panel).getByRole('button', { name: 'Dismiss: Hugo Jansen' }));
    const urgent = sampleAlert({
      alert_id: 'alert_9',
      student_id: 'student_001',
      raised_at: '2026-03-01T08:00:00Z',
    });
    change((before) => ({ ...before, alerts: [urgent, ...before.alerts] }));
    await waitFor(() => expect(order()).toHaveLength(4));
    expect(order()).toEqual(['Chiara Dorn', 'Hugo Jansen', 'Kiri Manuka', 'Adaeze Bright']);
    await user.unhover(within(panel).getByRole('list'));
    expect(order()).toEqual(['Adaeze Bright', 'Chiara Dorn', 'Hugo Jansen', 'Kiri Manuka']);
  });

  it('takes no key that is meant for the field she went on to', async () => {
    const user = userEvent.setup();
    let arrive: (answer: Response) => void = () => undefined;
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (arrive = resolve)));
    renderInClass(<DashboardPage />, dashboard);
    const panel = screen.getByRole('region', { name: 'Who needs me now' });
    await user.click(within(panel).getByRole('button', { name: 'I helped: Chiara Dorn' }));
    const find = screen.getByLabelText('Find a student');
    await user.type(find, 've');
    arrive(
      Response.json({
        alert: sampleAlert({ state: 'dismissed', action: 'helped', version: 7 }),
      }),
    );
    expect(await within(panel).findByRole('button', { name: 'Undo' })).toBeVisible();
    await user.keyboard('ra');
    expect(find).toHaveValue('vera');
  });

  it('tells of each alert what became of it, where two are acted on at once', async () => {
    const user = userEvent.setup();
    const [, second] = dashboard.students;
    const alerts = [
      sampleAlert(),
      sampleAlert({ alert_id: 'alert_2', student_id: second?.student_id ?? '' }),
    ];
    let arrive: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
      if (init?.method !== 'POST') return Response.json({}, { status: 404 });
      const isFirst = path.includes('alert_1');
      if (isFirst) await late;
      return Response.json({
        alert: { ...alerts[isFirst ? 0 : 1], state: 'dismissed', action: 'helped', version: 7 },
      });
    });
    renderInClass(<DashboardPage />, dashboard).change((before) => ({ ...before, alerts }));
    const panel = screen.getByRole('region', { name: 'Who needs me now' });
    const first = await within(panel).findByRole('button', { name: 'I helped: Chiara Dorn' });
    await user.click(first);
    await user.click(
      within(panel).getByRole('button', { name: `I helped: ${second?.student_name ?? ''}` }),
    );
    const told = (name: string) => within(panel).findByText(`Marked as helped: ${name}`);
    expect(await told(second?.student_name ?? '')).toBeVisible();
    expect(first).toBeDisabled();
    arrive();
    expect(await told('Chiara Dorn')).toBeVisible();
  });

  it('holds no name and no figure in projector mode, not even hidden ones', () => {
    sessionStorage.setItem('mc.projector', 'on');
    const { container } = renderInClass(<DashboardPage />, dashboard);
    const html = container.innerHTML;
    for (const { student_name } of dashboard.students) expect(html).not.toContain(student_name);
    expect(container.textContent).not.toMatch(/\d+\s?%/);
    expect(html).not.toContain('IEP');
    expect(screen.getAllByText('Student 3').length).toBeGreaterThan(0);
  });

  it('shows in the head of a column the mean of that column, and counts one student as one', () => {
    const before = dashboard;
    const [ann, ben] = before.students;
    if (ann === undefined || ben === undefined) throw new Error('the sample has students');
    const kept = (id: string, concepts: number) =>
      before.mastery
        .filter(({ student_id }) => student_id === id)
        .slice(0, concepts)
        .map((cell) => ({ ...cell, mastery: concepts === 1 ? 0.2 : 0.8 }));
    const { unmount } = renderInClass(<DashboardPage />, {
      ...before,
      students: [ann, ben],
      mastery: [...kept(ann.student_id, 1), ...kept(ben.student_id, 4)],
    });
    expect(screen.getByRole('columnheader', { name: /Overall/ })).toHaveTextContent('mean 50%');
    expect(screen.getByText('2 students').parentElement).toHaveTextContent('· class mean 50%');
    unmount();
    renderInClass(<DashboardPage />, {
      ...before,
      students: [ann],
      mastery: kept(ann.student_id, 1),
    });
    expect(screen.getByText('1 student').parentElement).toHaveTextContent('· class mean 20%');
  });

  it('tells what to do in a class without students', () => {
    renderInClass(<DashboardPage />, {
      ...dashboard,
      students: [],
      mastery: [],
      alerts: [],
      latest_assessments: [],
      latest_recommendations: [],
    });
    expect(screen.getByText(/This class has no students yet/)).toBeVisible();
    expect(screen.getByText(/No one right now/)).toBeVisible();
  });

  it('shows text that came from outside as text', () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const [first, ...others] = dashboard.students;
    if (first === undefined) throw new Error('the sample has no students');
    const { container } = renderInClass(<DashboardPage />, {
      ...dashboard,
      students: [{ ...first, student_name: nasty }, ...others],
    });
    expect(screen.getAllByText(nasty).length).toBeGreaterThan(0);
    expect(container.querySelector('img')).toBeNull();
  });
});
