package org.mastercreator.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.math.ec.ECPoint;

/** The key that signs access tokens: from the environment, else made once and kept beside the data. */
final class SigningKey {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private SigningKey() {}

    static ECKey load(SecurityProperties properties) {
        try {
            ECKey key = properties.jwtPrivateKey().isEmpty()
                    ? kept(properties.keyDir().resolve("access-token-key.json"))
                    : given(properties.jwtPrivateKey());
            return new ECKey.Builder(key).keyIDFromThumbprint().build();
        } catch (IOException e) {
            throw new UncheckedIOException("the key for access tokens could not be kept in " + properties.keyDir(), e);
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("the key for access tokens in " + properties.keyDir() + " is damaged", e);
        }
    }

    /** PKCS#8 names only the private number; the public point is that number times the curve's generator. */
    private static ECKey given(String pem) {
        Matcher block = PRIVATE_KEY.matcher(pem.replace("\\n", "\n"));
        if (!block.find()) {
            throw notAKey();
        }
        try {
            byte[] pkcs8 = Base64.getMimeDecoder().decode(block.group(1));
            PrivateKey parsed = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (parsed instanceof ECPrivateKey secret
                    && Curve.P_256.equals(Curve.forECParameterSpec(secret.getParams()))) {
                ECPoint point = ECNamedCurveTable.getParameterSpec("P-256")
                        .getG()
                        .multiply(secret.getS())
                        .normalize();
                return new ECKey.Builder(
                                Curve.P_256,
                                ECKey.encodeCoordinate(
                                        256, point.getAffineXCoord().toBigInteger()),
                                ECKey.encodeCoordinate(
                                        256, point.getAffineYCoord().toBigInteger()))
                        .privateKey(secret)
                        .build();
            }
            throw notAKey();
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            throw notAKey();
        }
    }

    /** Without a cause: what the parser says may repeat what it could not read. */
    private static IllegalStateException notAKey() {
        return new IllegalStateException("JWT_PRIVATE_KEY must be a P-256 private key as PKCS#8 PEM, such as "
                + "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 prints");
    }

    private static ECKey kept(Path file) throws IOException, JOSEException, ParseException {
        if (Files.exists(file)) {
            return ECKey.parse(Files.readString(file));
        }
        ECKey made = new ECKeyGenerator(Curve.P_256).generate();
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(
                file.getParent(),
                "key",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, made.toJSONString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }
}
