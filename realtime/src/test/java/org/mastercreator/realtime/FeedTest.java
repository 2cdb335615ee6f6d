package org.mastercreator.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a stream keeps in memory. */
class FeedTest {
    private static final ChannelId WHOLE = new ChannelId("dashboard", "x", "class", Optional.empty());

    private final MemoryLog log = new MemoryLog();
    private final HubOptions options = HubFixture.small(Duration.ofSeconds(30));
    private final Feed feed = new Feed("class", options, new Statistics());

    private Optional<Feed.Page> after(long offset) {
        return feed.pageFromRing(offset, WHOLE);
    }

    @Test
    void the_newest_frames_are_kept_up_to_a_number_and_up_to_a_size() {
        assertThat(feed.start(log)).isTrue();
        for (int i = 0; i < 100; i++) {
            feed.offer(List.of(log.commit("small")));
        }
        assertThat(after(100 - options.ringCount())).isPresent();
        assertThat(after(100 - options.ringCount() - 1)).isEmpty();
        String large = "x".repeat(options.ringBytes() / 4);
        for (int i = 0; i < 4; i++) {
            feed.offer(List.of(log.commit(large)));
        }
        assertThat(after(101)).isPresent();
        assertThat(after(100)).isEmpty();
    }

    @Test
    void a_page_ends_with_the_frame_that_fills_it_and_the_next_goes_on_there() {
        assertThat(feed.start(log)).isTrue();
        for (int i = 0; i < 4; i++) {
            feed.offer(List.of(log.commit("x".repeat(options.pageBytes() * 2 / 3))));
        }
        Feed.Page first = after(0).orElseThrow();
        assertThat(first.frames()).extracting(Frame::offset).containsExactly(1L, 2L);
        assertThat(after(first.upTo()).orElseThrow().frames())
                .extracting(Frame::offset)
                .containsExactly(3L, 4L);
    }

    /** What came while the log's head was looked at stands after it, also if nobody says it again. */
    @Test
    void what_is_published_during_the_first_look_at_the_log_is_not_waited_for() {
        EventLog busy = new MemoryLog() {
            @Override
            public Optional<StreamHead> head(String stream) {
                Optional<StreamHead> head = super.head(stream);
                feed.offer(List.of(commit("meanwhile")));
                return head;
            }
        };
        assertThat(feed.start(busy)).isTrue();
        assertThat(feed.position()).hasValue(new StreamPosition("e1", 1));
        assertThat(feed.hasHole()).isFalse();
    }
}
