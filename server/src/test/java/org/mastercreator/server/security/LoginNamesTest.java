package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Ana Ruiz, ana.ruiz",
        "José-María Ñíguez, jose.maria.niguez",
        "Søren Großmann, soren.grossmann",
        "Siobhán O’Neill, siobhan.oneill",
        "'  Bo  Kim. ', bo.kim",
        "İpek Yılmaz, ipek.yilmaz",
        "李小龍, 李小龍",
        "अनिता, अनिता",
        "'***', student",
        "'=cmd|x', cmd.x"
    })
    void a_login_is_the_name_as_its_owner_can_type_it(String name, String login) {
        assertThat(LoginNames.of(name)).isEqualTo(login);
    }
}
