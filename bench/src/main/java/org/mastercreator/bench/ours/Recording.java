package org.mastercreator.bench.ours;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts the {@link Recorder} before the product's connection pool. */
class Recording implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return beanName.equals("dataSource") && bean instanceof DataSource pool ? new Recorder(pool) : bean;
    }
}
