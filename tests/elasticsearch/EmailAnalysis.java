import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.AbstractTokenizerFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/** What the index of users and API keys asks for, and the bare server lacks. */
public class EmailAnalysis extends Plugin implements AnalysisPlugin {
  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of("uax_url_email", (index, environment, name, settings) ->
        new AbstractTokenizerFactory(index, settings, name) {
          @Override
          public Tokenizer create() {
            return new UAX29URLEmailTokenizer();
          }
        });
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "pattern_capture", (index, environment, name, settings) ->
            new AbstractTokenFilterFactory(name, settings) {
              private final Pattern[] patterns = settings.getAsList("patterns").stream()
                  .map(Pattern::compile).toArray(Pattern[]::new);

              @Override
              public TokenStream create(TokenStream stream) {
                return new PatternCaptureGroupTokenFilter(stream, true, patterns);
              }
            },
        "unique", (index, environment, name, settings) ->
            new AbstractTokenFilterFactory(name, settings) {
              @Override
              public TokenStream create(TokenStream stream) {
                return new RemoveDuplicatesTokenFilter(stream);
              }
            });
  }
}
