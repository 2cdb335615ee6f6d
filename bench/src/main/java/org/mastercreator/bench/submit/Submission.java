package org.mastercreator.bench.submit;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import org.mastercreator.bench.peer.Roster;

/** One choice, as a client sends it. */
final class Submission {
    /** Begins the id of each submission's assessment; its number follows. */
    static final String PREFIX = "bench-";

    private Submission() {}

    /** Submissions go round the classes, and round the students of each. */
    static FullHttpRequest request(ChannelHandlerContext ctx, String token, long number) {
        int classNumber = (int) (number % Roster.CLASSES);
        int seat = (int) (number / Roster.CLASSES % Roster.STUDENTS_OF_A_CLASS);
        String body = """
                {"assessment_id":"%s%d","student_id":"%s","questions":[{"question_id":"q1","question_text":"Which one?",\
                "question_type":"multiple_choice","concept_id":"%s","points_possible":1,"correct_answer":"b",\
                "options":[{"option_id":"a","text":"This"},{"option_id":"b","text":"That"}]}],\
                "responses":[{"question_id":"q1","answer":"%s"}]}
                """.formatted(
                PREFIX, number, Roster.BENCH.studentId(classNumber, seat), Roster.CONCEPT, number % 7 == 0 ? "a" : "b");
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.POST,
                "/api/assessments/submit",
                ByteBufUtil.writeAscii(ctx.alloc(), body));
        request.headers()
                .set(HttpHeaderNames.HOST, "localhost")
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, request.content().readableBytes())
                .set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        return request;
    }
}
