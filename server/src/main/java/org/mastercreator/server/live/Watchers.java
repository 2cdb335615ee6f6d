package org.mastercreator.server.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mastercreator.realtime.ConnectionInfo;
import org.mastercreator.realtime.Hub;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Who is at a class's page now: teachers by name, students by id. */
@Service
public class Watchers {
    private final ObjectProvider<Hub> hub;

    Watchers(ObjectProvider<Hub> hub) {
        this.hub = hub;
    }

    /** A teacher who has a window open on a class. */
    public record Teacher(String userId, String displayName) {}

    /**
     * Who is there.
     *
     * @param detectionSeconds how long it may take until someone who vanished without a word counts as gone
     */
    public record Presence(
            List<Teacher> teachers, List<String> studentsOnline, int studentsCount, long detectionSeconds) {
        Map<String, Object> frame(String classId, java.time.Instant now) {
            Map<String, Object> frame = new LinkedHashMap<>();
            frame.put("type", "presence");
            frame.put("timestamp", now);
            frame.put("class_id", classId);
            frame.put("teachers", teachers);
            frame.put("students_online", studentsOnline);
            frame.put("students_count", studentsCount);
            frame.put("detection_seconds", detectionSeconds);
            return frame;
        }
    }

    public Presence of(String classId) {
        Map<String, Teacher> teachers = new TreeMap<>();
        TreeSet<String> students = new TreeSet<>();
        for (ConnectionInfo connection : hub.getObject().present(classId)) {
            if (connection.channel().kind().equals("dashboard")) {
                teachers.put(
                        connection.peer().userId(),
                        new Teacher(
                                connection.peer().userId(), connection.peer().displayName()));
            } else if (connection.peer().role().equals("student")) {
                students.add(connection.channel().resourceId());
            }
        }
        return new Presence(
                List.copyOf(teachers.values()),
                List.copyOf(students),
                students.size(),
                hub.getObject().options().silence().toSeconds());
    }
}
