package org.mastercreator.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of the access tokens comes from the environment or stays where it was made. */
class SigningKeyTest {
    @TempDir
    private Path directory;

    private ECKey load(String pem) {
        return SigningKey.load(new SecurityProperties(
                "auto",
                "",
                "",
                pem,
                directory.resolve("keys"),
                Duration.ofMinutes(15),
                Duration.ofDays(30),
                Duration.ofHours(8),
                200,
                false));
    }

    private static KeyPair pair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static String pem(String name, byte[] encoded) {
        return "-----BEGIN " + name + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + name
                + "-----\n";
    }

    @Test
    void a_private_key_alone_is_enough_because_its_public_half_follows_from_it() throws Exception {
        KeyPair pair = pair("secp256r1");
        String pem = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
        assertThat(load(pem).toECPublicKey()).isEqualTo(pair.getPublic());
        assertThat(load(pem.replace("\n", "\\n")).getKeyID())
                .isEqualTo(load(pem + pem("PUBLIC KEY", pair.getPublic().getEncoded()))
                        .getKeyID());
        assertThat(directory.resolve("keys")).doesNotExist();
    }

    @Test
    void anything_else_is_refused_without_repeating_it() throws Exception {
        for (String wrong : List.of(
                "secret words",
                pem("PRIVATE KEY", "secret words".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                pem("PRIVATE KEY", pair("secp384r1").getPrivate().getEncoded()),
                pem("PUBLIC KEY", pair("secp256r1").getPublic().getEncoded()))) {
            assertThatThrownBy(() -> load(wrong))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("JWT_PRIVATE_KEY")
                    .hasMessageNotContaining("secret words")
                    .hasNoCause();
        }
    }

    @Test
    void a_key_of_our_own_is_made_once_and_only_we_can_read_it() throws Exception {
        ECKey first = load("");
        assertThat(load("").getKeyID()).isEqualTo(first.getKeyID());
        try (var files = Files.list(directory.resolve("keys"))) {
            Path only = files.toList().getFirst();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only)))
                    .isEqualTo("rw-------");
        }
    }
}
