package com.salesagent.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** A handler object behind bytes, as Lambda's Java runtime calls it. */
@FunctionalInterface
interface Handler {
    byte[] handle(byte[] event, Context context) throws IOException;

    /**
     * Constructs the handler.
     *
     * @throws ReflectiveOperationException when there is no such class, or it can't be constructed
     */
    static Handler of(String className) throws ReflectiveOperationException {
        Class<?> type = Class.forName(className);
        Object handler = type.getDeclaredConstructor().newInstance();
        return switch (handler) {
            case RequestStreamHandler streams ->
                    (event, context) -> {
                        ByteArrayOutputStream out = new ByteArrayOutputStream();
                        streams.handleRequest(new ByteArrayInputStream(event), out, context);
                        return out.toByteArray();
                    };
            case RequestHandler<?, ?> objects -> typed(type, objects);
            default ->
                    throw new ClassCastException(
                            className + " implements neither RequestHandler nor its stream sister");
        };
    }

    private static Handler typed(Class<?> type, RequestHandler<?, ?> handler) {
        Type[] types = parameters(type);
        PojoSerializer<Object> input = serializer(types[0]);
        PojoSerializer<Object> output = serializer(types[1]);
        @SuppressWarnings("unchecked") // the input's serializer makes what the handler declares
        RequestHandler<Object, Object> called = (RequestHandler<Object, Object>) handler;
        return (event, context) -> {
            Object result =
                    called.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (result == null) {
                out.write('n');
                out.write('u');
                out.write('l');
                out.write('l');
            } else {
                output.toJson(result, out);
            }
            return out.toByteArray();
        };
    }

    private static Type[] parameters(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Type face : at.getGenericInterfaces()) {
                if (face instanceof ParameterizedType named
                        && named.getRawType() == RequestHandler.class) {
                    return named.getActualTypeArguments();
                }
            }
        }
        throw new ClassCastException(type.getName() + " doesn't say what its RequestHandler takes");
    }

    @SuppressWarnings("unchecked") // a serializer is asked for exactly the type that it serves
    private static PojoSerializer<Object> serializer(Type type) {
        if (type instanceof Class<?> named
                && LambdaEventSerializers.isLambdaSupportedEvent(named.getName())) {
            return (PojoSerializer<Object>)
                    LambdaEventSerializers.serializerFor(named, named.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
