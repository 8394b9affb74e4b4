package org.cityreach.standard.rest;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.cityreach.standard.Standards;
import org.cityreach.testing.DocumentsInMemory;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Truth: the published addresses, and the same profile read back. */
class StandardsControllerTest {

    private static final String OWN = """
            {"version": "1", "title": {"zh": "本市", "en": "Own"}, "values": [
              {"id": "own-radius", "layer": "toilet", "kind": "fixed-radius", "title": "Own radius",
               "source": "council", "mark": "U", "rows": [{"value": 250}]}]}""";

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(
                    new StandardsController(new Standards(new DocumentsInMemory())))
            .build();

    @Test
    void listsAndGivesShippedProfilesWithSourceAndMark() throws Exception {
        mvc.perform(get("/api/standards"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.standards.length()").value(2))
                .andExpect(jsonPath("$.standards[1].id").value("cn-sanitation"));
        mvc.perform(get("/api/standards/cn-sanitation"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.shipped").value(true))
                .andExpect(jsonPath("$.values[0].rows[0].value").value(300.0))
                .andExpect(jsonPath("$.values[0].unit").value("m"))
                .andExpect(jsonPath("$.values[0].source").value("GB 55013-2021 5.0.1"))
                .andExpect(jsonPath("$.values[0].mark").value("M"));
    }

    @Test
    void whatIsPutIsReadBackAndGoneWhenDeleted() throws Exception {
        mvc.perform(put("/api/standards/own")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(OWN))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/standards/own"));
        mvc.perform(put("/api/standards/own")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(OWN))
                .andExpect(status().isOk());
        mvc.perform(get("/api/standards/own"))
                .andExpect(jsonPath("$.shipped").value(false))
                .andExpect(jsonPath("$.title.zh").value("本市"))
                .andExpect(jsonPath("$.values[0].rows[0].value").value(250.0));
        mvc.perform(delete("/api/standards/own")).andExpect(status().isNoContent());
        mvc.perform(get("/api/standards"))
                .andExpect(jsonPath("$.standards.length()").value(2));
    }
}
