package io.panelkeeper.web.access;

import io.panelkeeper.core.access.Privilege;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;

/** Refuses calls of whoever does not hold the declared privilege, before a transaction begins. */
@Requires(Privilege.PORTAL_VIEW)
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RequiresInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Caller caller;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        caller.demand(declared(call.getMethod()));
        return call.proceed();
    }

    private static Privilege declared(Method method) {
        Requires ofMethod = method.getAnnotation(Requires.class);
        return (ofMethod != null ? ofMethod : method.getDeclaringClass().getAnnotation(Requires.class)).value();
    }
}
