namespace Raso.Storage.Local;

internal interface IWorkItem
{
    void Run();
}
