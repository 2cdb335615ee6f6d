package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mastercreator.server.LiveClient;
import org.mastercreator.server.ServerTest;

/** Who teaches a class is an admin's to say, and seen by those who look at it. */
class TeachingTest extends ServerTest {
    private static final String CLASSES = "/api/students/classes";
    private SignIn admin;
    private SignIn teacher;
    private String classId;

    @BeforeEach
    void aClassOfTheDemoTeachers() {
        admin = SignIn.demo(this, "{\"role\":\"admin\"}");
        teacher = SignIn.demo(this, "{\"role\":\"teacher\"}");
        classId = as(teacher, "POST", CLASSES, "{\"class_name\":\"Taught\",\"subject\":\"Biology\",\"grade_level\":9}")
                .body()
                .at("/class/class_id")
                .stringValue();
    }

    private Answer as(SignIn who, String method, String path, String body) {
        return send(who.on(request(method, path, body)));
    }

    private Answer teaching(SignIn who, String method, String userId) {
        return as(who, method, CLASSES + "/" + classId + "/teachers/" + userId, null);
    }

    private List<String> teachers() {
        return as(admin, "GET", CLASSES + "/" + classId, null)
                .body()
                .at("/class/teachers")
                .valueStream()
                .map(each -> each.path("user_id").stringValue())
                .toList();
    }

    private long told(LiveClient window) {
        return window.events().stream()
                .filter(event -> event.path("type").stringValue().equals("class_update"))
                .count();
    }

    @Test
    void every_window_of_the_class_hears_that_it_has_another_teacher_once() {
        LiveClient window = LiveClient.connect(port, "/ws/dashboard/" + classId, "Cookie", teacher.cookie());
        window.await("connection_confirmed");
        assertThat(teaching(admin, "PUT", "teacher_002").status()).isEqualTo(200);
        assertThat(teaching(admin, "PUT", "teacher_002").status()).isEqualTo(200);
        assertThat(teachers()).containsExactlyInAnyOrder("teacher_demo", "teacher_002");
        assertThat(teaching(admin, "DELETE", "teacher_002").status()).isEqualTo(200);
        assertThat(teaching(admin, "DELETE", "teacher_002").status()).isEqualTo(404);
        window.await(frame -> told(window) == 2);
        as(teacher, "PATCH", CLASSES + "/" + classId, "{\"grade_level\":10}");
        window.await(frame -> told(window) == 3);
        window.cut();
    }

    @Test
    void the_last_teacher_may_go_and_loses_the_class_at_once_without_hearing_of_it() {
        LiveClient own = LiveClient.connect(port, "/ws/dashboard/" + classId, "Cookie", teacher.cookie());
        LiveClient admins = LiveClient.connect(port, "/ws/dashboard/" + classId, "Cookie", admin.cookie());
        own.await("connection_confirmed");
        admins.await("connection_confirmed");
        assertThat(teaching(admin, "DELETE", "teacher_demo").status()).isEqualTo(200);
        admins.await("class_update");
        assertThat(own.closeCode()).isEqualTo(4403);
        assertThat(own.events()).isEmpty();
        assertThat(as(teacher, "GET", CLASSES + "/" + classId + "/dashboard", null)
                        .status())
                .isEqualTo(404);
        assertThat(teachers()).isEmpty();
        admins.cut();
    }

    @Test
    void only_a_teacher_can_be_made_one_of_a_class_and_only_by_an_admin() {
        assertThat(teaching(admin, "PUT", "student_001").status()).isEqualTo(404);
        assertThat(teaching(admin, "PUT", "admin_demo").status()).isEqualTo(404);
        assertThat(teaching(teacher, "PUT", "teacher_002").status()).isEqualTo(403);
        assertThat(teaching(teacher, "DELETE", "teacher_demo").status()).isEqualTo(403);
        assertThat(teachers()).containsExactly("teacher_demo");
    }
}
