using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Resilience;

/// <summary>The one retry layer of a backend: retry, circuit breaker, concurrency limit, attempt timeout, from the outside in. Waiting for the limit is not part of an attempt's time.</summary>
internal sealed class RequestPipeline
{
    /// <summary>A store that asks to wait longer than this is not asked again within one call.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(2);

    private static readonly ResiliencePropertyKey<RequestState> StateKey = new("raso.request");

    private readonly string _backend;
    private readonly ResilienceOptions _options;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _pipeline;

    public RequestPipeline(string backend, ResilienceOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _backend = backend;
        _options = options;
        _logger = logger;
        var builder = new ResiliencePipelineBuilder { TimeProvider = timeProvider };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(CreateRetry());
        }

        _pipeline = builder
            .AddCircuitBreaker(CreateCircuitBreaker())
            .AddRateLimiter(CreateConcurrencyLimit())
            .AddTimeout(CreateTimeout())
            .Build();
    }

    /// <summary>Sends a request until it succeeds, fails for good or runs out of retries.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="send">Makes one attempt.</param>
    /// <param name="explain">Explains what an attempt threw.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<T> ExecuteAsync<T>(
        RequestState request,
        Func<CancellationToken, Task<T>> send,
        Func<Exception, RequestFailedException> explain,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = ResilienceContextPool.Shared.Get(request.Operation, cancellationToken);
        context.Properties.Set(StateKey, request);
        try
        {
            return await _pipeline.ExecuteAsync(
                static (attempt, call) => AttemptAsync(call, attempt.CancellationToken),
                context,
                new Call<T>(request, send, explain, cancellationToken)).ConfigureAwait(false);
        }
        catch (RequestFailedException failure)
        {
            throw failure.Error;
        }
        catch (TimeoutRejectedException timeout)
        {
            throw new StorageException(
                StorageErrorCode.Unavailable,
                $"Backend '{_backend}' did not answer to {request.Operation} within {timeout.Timeout}; try again, or raise Resilience.AttemptTimeout.",
                _backend, request.Path, isTransient: true, timeout);
        }
        catch (BrokenCircuitException open)
        {
            throw new StorageException(
                StorageErrorCode.Unavailable,
                $"Backend '{_backend}' is known to be down, so {request.Operation} was not sent; try again in {open.RetryAfter ?? _options.BreakDuration}.",
                _backend, request.Path, isTransient: true, open);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async ValueTask<T> AttemptAsync<T>(Call<T> call, CancellationToken attemptToken)
    {
        try
        {
            return await call.Send(attemptToken).ConfigureAwait(false);
        }
        catch (PassThroughException)
        {
            throw;
        }
        catch (Exception error)
        {
            // SDKs wrap a cancellation in errors of their own, so the tokens tell, not the type.
            call.CallerToken.ThrowIfCancellationRequested();
            if (attemptToken.IsCancellationRequested)
            {
                call.Request.MayHaveTakenEffect = true;
                throw new OperationCanceledException(error.Message, error, attemptToken);
            }

            var failure = call.Explain(error);
            call.Request.MayHaveTakenEffect |= !failure.HadNoEffect && (failure.Error.IsTransient || failure.Error.Code == StorageErrorCode.Unknown);
            throw failure;
        }
    }

    private static StorageErrorCode CodeOf(Exception? error) => error switch
    {
        RequestFailedException failure => failure.Error.Code,
        _ => StorageErrorCode.Unavailable,
    };

    private static bool IsOutage(Exception? error) => error is TimeoutRejectedException
        || (error is RequestFailedException { Error: { IsTransient: true, Code: StorageErrorCode.Unavailable or StorageErrorCode.Unknown } });

    private static bool CanBeSentAgain(Exception? error) => error is TimeoutRejectedException
        || (error is RequestFailedException { Error.IsTransient: true } failure && !(failure.RetryAfter > MaxRetryAfter));

    private static RequestState StateOf(ResilienceContext context) => context.Properties.GetValue(StateKey, null!);

    private RetryStrategyOptions CreateRetry() => new()
    {
        MaxRetryAttempts = _options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = _options.BaseDelay,
        MaxDelay = _options.MaxDelay,
        ShouldHandle = args => ValueTask.FromResult(StateOf(args.Context).MayRetry && CanBeSentAgain(args.Outcome.Exception)),
        // Null leaves it to the exponential delay.
        DelayGenerator = static args => ValueTask.FromResult((args.Outcome.Exception as RequestFailedException)?.RetryAfter),
        OnRetry = args =>
        {
            var code = CodeOf(args.Outcome.Exception);
            var operation = StateOf(args.Context).Operation;
            StorageMetrics.CountRetry(_backend, operation, code.ToString());
            StorageLog.RequestRetried(_logger, _backend, operation, code, args.AttemptNumber + 1, args.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };

    private CircuitBreakerStrategyOptions CreateCircuitBreaker() => new()
    {
        FailureRatio = _options.FailureRatio,
        MinimumThroughput = _options.MinimumThroughput,
        SamplingDuration = _options.SamplingDuration,
        BreakDuration = _options.BreakDuration,
        ShouldHandle = static args => ValueTask.FromResult(IsOutage(args.Outcome.Exception)),
        OnOpened = args =>
        {
            StorageLog.CircuitOpened(_logger, _backend, args.BreakDuration);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            StorageLog.CircuitClosed(_logger, _backend);
            return ValueTask.CompletedTask;
        },
    };

    private RateLimiterStrategyOptions CreateConcurrencyLimit() => new()
    {
        DefaultRateLimiterOptions = new ConcurrencyLimiterOptions
        {
            PermitLimit = _options.MaxConcurrentRequests,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        },
    };

    private TimeoutStrategyOptions CreateTimeout() => new()
    {
        TimeoutGenerator = args => ValueTask.FromResult(
            StateOf(args.Context).HasAttemptTimeout ? _options.AttemptTimeout : Timeout.InfiniteTimeSpan),
    };

    private sealed record Call<T>(
        RequestState Request,
        Func<CancellationToken, Task<T>> Send,
        Func<Exception, RequestFailedException> Explain,
        CancellationToken CallerToken);
}
