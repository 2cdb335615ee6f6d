package org.mastercreator.server.security;

import java.util.Optional;
import org.mastercreator.server.http.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Creates the admin that the environment names, once; an existing one keeps her password. */
@Component
class AdminAtStart implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(AdminAtStart.class);

    private final Users users;
    private final SecurityProperties properties;

    AdminAtStart(Users users, SecurityProperties properties) {
        this.users = users;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (properties.adminLogin().isEmpty() || properties.adminPassword().isEmpty()) {
            return;
        }
        try {
            users.create(
                    Optional.empty(),
                    properties.adminLogin(),
                    "Administrator",
                    Role.ADMIN,
                    Optional.empty(),
                    Optional.of(properties.adminPassword()));
            log.info("created the admin that ADMIN_LOGIN names");
        } catch (Problem.Conflict _) {
            log.debug("the admin that ADMIN_LOGIN names is there already");
        }
    }
}
