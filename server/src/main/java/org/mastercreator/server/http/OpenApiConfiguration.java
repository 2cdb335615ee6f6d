package org.mastercreator.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import org.mastercreator.server.security.Caller;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API document says beside the routes themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, new Schema<>());
    }

    private static final Map<String, String> EXAMPLES = Map.of(
            "class_id",
            "class_001",
            "student_id",
            "student_001",
            "concept_id",
            "photosynthesis",
            "assessment_id",
            "test_assessment");

    /** Bodies that work against the sample data when they are sent as they stand. */
    private static final Map<String, String> BODY_EXAMPLES = Map.of(
            "PathBody",
            "{\"concept_ids\":[]}",
            "PlanBody",
            "{\"class_id\":\"class_001\",\"concept_ids\":[]}",
            "RunBody",
            "{\"kind\":\"class_plan\",\"class_id\":\"class_001\",\"concept_ids\":[]}",
            "DemoBody",
            "{\"role\":\"teacher\"}",
            "NewStudentBody",
            "{\"student_name\":\"Nova Example\",\"grade_level\":9,\"reading_level\":\"on grade\",\"class_id\":\"class_001\"}",
            "StudentChanges",
            "{\"reading_level\":\"on grade\"}",
            "IepBody",
            "{\"accommodations\":[\"extended_time\"],\"goals\":[{\"goal\":\"Names the main idea of a text.\"}]}",
            "ActionBody",
            "{\"action\":\"snooze\",\"snooze_minutes\":30}",
            "ThresholdsBody",
            "{\"wheel_spinning_opportunities\":7,\"sudden_drop\":0.2,\"rapid_seconds\":3,\"idle_minutes\":5}",
            "BatchBody",
            """
            {"assessment_id":"test_assessment",
             "submissions":[{"student_id":"student_001","responses":[{"question_id":"q1","answer":"Test answer"}]}]}
            """);

    /** Names as on the wire. */
    @Bean
    ModelResolver snakeCase() {
        return new ModelResolver(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    ExactRecords exactRecords() {
        return new ExactRecords();
    }

    @Bean
    OpenApiCustomizer bodyExamples(JsonMapper json) {
        return api -> BODY_EXAMPLES.forEach((name, example) -> {
            Schema<?> schema = api.getComponents().getSchemas().get(name);
            if (schema != null) {
                schema.setExample(json.readValue(example, Map.class));
            }
        });
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Master Creator")
                        .version("0.1.0")
                        .description("The live classroom's API. On this machine in demo mode requests without "
                                + "credentials act as the demo teacher.")
                        .license(new License().name("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList("bearer"))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    /** Every route may answer with a problem document; ids in paths have examples that exist. */
    @Bean
    OpenApiCustomizer problemsAndExamples() {
        return api -> {
            api.getComponents().addSchemas("Problem", problem());
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperations().forEach(operation -> {
                        operation
                                .getResponses()
                                .addApiResponse(
                                        "default",
                                        new ApiResponse()
                                                .description("A problem (RFC 9457)")
                                                .content(
                                                        new Content()
                                                                .addMediaType(
                                                                        "application/problem+json",
                                                                        new MediaType()
                                                                                .schema(
                                                                                        new Schema<>()
                                                                                                .$ref(
                                                                                                        "#/components/schemas/Problem")))));
                        if (operation.getParameters() != null) {
                            operation.getParameters().stream()
                                    .filter(parameter -> EXAMPLES.containsKey(parameter.getName())
                                            && "path".equals(parameter.getIn()))
                                    .forEach(parameter -> parameter.setExample(EXAMPLES.get(parameter.getName())));
                        }
                    }));
        };
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())));
    }
}
