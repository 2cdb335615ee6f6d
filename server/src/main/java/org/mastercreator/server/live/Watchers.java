package org.mastercreator.server.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.mastercreator.realtime.ConnectionInfo;
import org.mastercreator.realtime.Hub;
import org.mastercreator.server.bus.BusMessage.ClassPresence;
import org.mastercreator.server.bus.BusMessage.NodePresence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Who is at a class's page now: teachers by name, students by id, on all nodes. Each node says every few seconds who is
 * connected to it; a node that has been silent for {@link #FORGET_NODE} is taken as gone, with all who were on it.
 */
@Service
public class Watchers {
    static final Duration FORGET_NODE = Duration.ofSeconds(10);
    private static final ClassPresence NOBODY = new ClassPresence(Map.of(), List.of());

    private record Heard(NodePresence presence, long atNanos) {}

    private final ObjectProvider<Hub> hub;
    private final String node = UUID.randomUUID().toString();
    private final Map<String, Heard> others = new ConcurrentHashMap<>();

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
        Map<String, Object> frame(String classId, Instant now) {
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
        Map<String, String> teachers = new TreeMap<>();
        TreeSet<String> students = new TreeSet<>();
        List<ClassPresence> everywhere = new ArrayList<>();
        everywhere.add(here(hub.getObject().present(classId)));
        others.values()
                .forEach(heard -> everywhere.add(heard.presence().present().getOrDefault(classId, NOBODY)));
        for (ClassPresence present : everywhere) {
            teachers.putAll(present.teachers());
            students.addAll(present.students());
        }
        return new Presence(
                teachers.entrySet().stream()
                        .map(teacher -> new Teacher(teacher.getKey(), teacher.getValue()))
                        .toList(),
                List.copyOf(students),
                students.size(),
                hub.getObject().options().detection().toSeconds());
    }

    /** Students whose own page is open on this node. */
    public List<String> studentsHere(String classId) {
        return here(hub.getObject().present(classId)).students();
    }

    private static ClassPresence here(Collection<ConnectionInfo> connections) {
        Map<String, String> teachers = new TreeMap<>();
        TreeSet<String> students = new TreeSet<>();
        for (ConnectionInfo connection : connections) {
            if (connection.channel().kind().equals("dashboard")) {
                teachers.put(connection.peer().userId(), connection.peer().displayName());
            } else if (connection.peer().role().equals("student")) {
                students.add(connection.channel().resourceId());
            }
        }
        return new ClassPresence(teachers, List.copyOf(students));
    }

    /** Open sockets by kind, on all nodes. */
    public Map<String, Integer> connections() {
        Map<String, Integer> sum = new TreeMap<>(hub.getObject().statistics().connections());
        others.values()
                .forEach(
                        heard -> heard.presence().connections().forEach((kind, n) -> sum.merge(kind, n, Integer::sum)));
        return sum;
    }

    /** Who is connected to this node. */
    NodePresence thisNode() {
        Map<String, ClassPresence> present = hub.getObject().connections().stream()
                .map(connection -> connection.channel().stream())
                .distinct()
                .collect(Collectors.toMap(
                        classId -> classId, classId -> here(hub.getObject().present(classId))));
        return new NodePresence(node, hub.getObject().statistics().connections(), present);
    }

    /** This node, with nobody on it any more. */
    NodePresence thisNodeLeaves() {
        return new NodePresence(node, Map.of(), Map.of());
    }

    /** Takes what another node says; gives the classes whose watchers are others now. */
    Set<String> heard(NodePresence presence) {
        Heard before = others.put(presence.node(), new Heard(presence, System.nanoTime()));
        return changed(before == null ? Map.of() : before.presence().present(), presence.present());
    }

    /** Forgets nodes that have said nothing for long; gives the classes whose watchers are others now. */
    Set<String> forgetSilentNodes() {
        long now = System.nanoTime();
        Set<String> changed = new HashSet<>();
        others.values().removeIf(heard -> {
            boolean silent = now - heard.atNanos() > FORGET_NODE.toNanos();
            if (silent) {
                changed.addAll(heard.presence().present().keySet());
            }
            return silent;
        });
        return changed;
    }

    private static Set<String> changed(Map<String, ClassPresence> before, Map<String, ClassPresence> after) {
        Set<String> classes = new HashSet<>(before.keySet());
        classes.addAll(after.keySet());
        classes.removeIf(classId -> Objects.equals(before.get(classId), after.get(classId)));
        return classes;
    }
}
