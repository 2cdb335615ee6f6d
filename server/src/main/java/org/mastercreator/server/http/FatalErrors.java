package org.mastercreator.server.http;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;

/**
 * Answers requests that meet an error of the Java virtual machine, such as a full stack or a class that does not load.
 * Reactor throws these out of the request's thread instead of handing them on, and nobody would ever answer; so they
 * leave a controller as what Reactor does hand on.
 */
@Component
class FatalErrors implements BeanPostProcessor {
    /** What went wrong in one request, and need not be wrong in the next. */
    static final class InRequest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InRequest(Error fatal) {
            super(fatal);
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!AnnotatedElementUtils.hasAnnotation(bean.getClass(), Controller.class)) {
            return bean;
        }
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> {
            try {
                return call.proceed();
            } catch (VirtualMachineError | LinkageError fatal) {
                throw new InRequest(fatal);
            }
        });
        return proxy.getProxy(bean.getClass().getClassLoader());
    }
}
