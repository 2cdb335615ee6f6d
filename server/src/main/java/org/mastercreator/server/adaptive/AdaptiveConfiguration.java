package org.mastercreator.server.adaptive;

import org.mastercreator.learning.recommend.Zone;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdaptiveConfiguration {
    @Bean
    Zone zone(
            @Value("${mastercreator.zone.hardest}") double hardest,
            @Value("${mastercreator.zone.easiest}") double easiest) {
        return new Zone(hardest, easiest);
    }
}
