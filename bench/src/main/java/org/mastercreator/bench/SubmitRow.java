package org.mastercreator.bench;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.mastercreator.bench.submit.SubmitLoad;

/**
 * One line of the result of {@code bench submit}.
 *
 * @param path {@code ours}, or {@code bare}: the same statements from a bare JDBC loop
 * @param mode {@code full}: as fast as it goes; {@code paced}: at an even pace
 * @param answerP50Ms until the client has its answer, in paced mode from when it was due; of the bare loop a whole round
 * @param screenP50Ms until a dashboard has the event; 0 for the bare loop, which tells nobody
 * @param cpuMsPerSubmission CPU of the server and its database
 */
record SubmitRow(
        String path,
        String mode,
        double submissionsPerSecond,
        double answerP50Ms,
        double answerP99Ms,
        double screenP50Ms,
        double screenP99Ms,
        double cpuMsPerSubmission,
        long failed,
        long lost,
        long duplicated) {

    static SubmitRow ours(String mode, SubmitLoad.Sample sample, double cpuSeconds) {
        return new SubmitRow(
                "ours",
                mode,
                sample.submissions() / sample.seconds(),
                milliseconds(sample.answers(), 50),
                milliseconds(sample.answers(), 99),
                milliseconds(sample.screens(), 50),
                milliseconds(sample.screens(), 99),
                cpuSeconds * 1e3 / sample.submissions(),
                sample.failed(),
                sample.lost(),
                sample.doubled());
    }

    /** @param figures rounds a second, p50 and p99 of a round in milliseconds */
    static SubmitRow bare(String figures, double cpuSeconds, double seconds) {
        String[] each = figures.split(" ", -1);
        double perSecond = Double.parseDouble(each[0]);
        return new SubmitRow(
                "bare",
                "full",
                perSecond,
                Double.parseDouble(each[1]),
                Double.parseDouble(each[2]),
                0,
                0,
                cpuSeconds * 1e3 / (perSecond * seconds),
                0,
                0,
                0);
    }

    private static double milliseconds(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1e6;
    }

    /** The median of every figure over the rounds, and the sum of everything that went wrong. */
    static SubmitRow of(List<SubmitRow> rounds) {
        SubmitRow first = rounds.getFirst();
        return new SubmitRow(
                first.path,
                first.mode,
                Row.median(rounds, SubmitRow::submissionsPerSecond),
                Row.median(rounds, SubmitRow::answerP50Ms),
                Row.median(rounds, SubmitRow::answerP99Ms),
                Row.median(rounds, SubmitRow::screenP50Ms),
                Row.median(rounds, SubmitRow::screenP99Ms),
                Row.median(rounds, SubmitRow::cpuMsPerSubmission),
                Row.sum(rounds, SubmitRow::failed),
                Row.sum(rounds, SubmitRow::lost),
                Row.sum(rounds, SubmitRow::duplicated));
    }
}
