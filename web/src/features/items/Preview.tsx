import { useState } from 'react';
import type { Answer, Question } from '@/api/types';
import { QuestionField } from '@/ui/QuestionField';

/** A question as a student meets it; what is tried out here is kept nowhere. */
export function Preview({ question }: { question: Question }) {
  const [answer, setAnswer] = useState<Answer>();
  return <QuestionField question={question} answer={answer} onAnswer={setAnswer} />;
}
