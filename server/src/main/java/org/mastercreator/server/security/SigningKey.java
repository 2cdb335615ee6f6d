package org.mastercreator.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs access tokens: from the environment, else made once and kept beside the data. */
final class SigningKey {
    private SigningKey() {}

    static ECKey load(SecurityProperties properties) {
        try {
            ECKey key = properties.jwtPrivateKey().isEmpty()
                    ? kept(properties.keyDir().resolve("access-token-key.json"))
                    : JWK.parseFromPEMEncodedObjects(properties.jwtPrivateKey()).toECKey();
            return new ECKey.Builder(key).keyIDFromThumbprint().build();
        } catch (IOException e) {
            throw new UncheckedIOException("the key for access tokens could not be kept in " + properties.keyDir(), e);
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(
                    "JWT_PRIVATE_KEY must be a P-256 key pair in PEM form (PRIVATE KEY and PUBLIC KEY blocks)", e);
        }
    }

    private static ECKey kept(Path file) throws IOException, JOSEException, ParseException {
        if (Files.exists(file)) {
            return ECKey.parse(Files.readString(file));
        }
        ECKey made = new ECKeyGenerator(Curve.P_256).generate();
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, made.toJSONString());
        return made;
    }
}
