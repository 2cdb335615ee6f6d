package org.mastercreator.bench.ours;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes what a request asks of the database, so that the bare loop asks the same. */
final class Recorder extends DelegatingDataSource {
    /** What looks up callers for many requests at once has a thread of its own. */
    private static final Pattern REQUEST_THREAD = Pattern.compile("request-\\d+|gathered");

    /** One thing that was asked. */
    sealed interface Step {
        /** @param values of the placeholders, in order; null for one that is set to null */
        record Statement(String sql, List<@Nullable Object> values) implements Step {}

        record AutoCommit(boolean on) implements Step {}

        record Commit() implements Step {}
    }

    private volatile boolean on;
    private final List<Step> steps = new ArrayList<>();

    Recorder(DataSource recorded) {
        super(recorded);
    }

    /** Notes from now on, from the beginning. */
    synchronized void start() {
        steps.clear();
        on = true;
    }

    synchronized List<Step> stop() {
        on = false;
        if (steps.isEmpty()) {
            throw new IllegalStateException("no request was seen to ask the database for anything");
        }
        return List.copyOf(steps);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return on && REQUEST_THREAD.matcher(Thread.currentThread().getName()).matches()
                ? proxy(Connection.class, (_, method, arguments) -> onConnection(connection, method, arguments))
                : connection;
    }

    private synchronized void note(Step step) {
        steps.add(step);
    }

    private @Nullable Object onConnection(Connection connection, Method method, @Nullable Object[] arguments)
            throws Throwable {
        Object result = call(connection, method, arguments);
        switch (method.getName()) {
            case "setAutoCommit" -> note(new Step.AutoCommit((Boolean) arguments[0]));
            case "commit" -> note(new Step.Commit());
            case "prepareStatement" -> {
                PreparedStatement statement = (PreparedStatement) Objects.requireNonNull(result);
                Map<Integer, @Nullable Object> values = new TreeMap<>();
                String sql = (String) arguments[0];
                return proxy(
                        PreparedStatement.class,
                        (_, inner, given) -> onStatement(statement, sql, values, inner, given));
            }
            default -> {}
        }
        return result;
    }

    private @Nullable Object onStatement(
            PreparedStatement statement,
            String sql,
            Map<Integer, @Nullable Object> values,
            Method method,
            @Nullable Object[] arguments)
            throws Throwable {
        String name = method.getName();
        if (name.equals("setNull")) {
            values.put((Integer) arguments[0], null);
        } else if (name.startsWith("set") && arguments.length >= 2 && arguments[0] instanceof Integer index) {
            values.put(index, arguments[1]);
        } else if (name.startsWith("execute")) {
            note(new Step.Statement(sql, new ArrayList<>(values.values())));
        }
        return call(statement, method, arguments);
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
